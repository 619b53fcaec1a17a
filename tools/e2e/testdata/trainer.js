// What tests of the trainer use: trainers that remember everything they are told.
globalThis.trainers = {
  // small is a model that learns in a few seconds, everywhere.
  small: { digits: 3, width: 16, heads: 2, hidden: 32, layers: 1, batch: 8, steps: 150, warmup: 5, rate: 0.01, seed: 7 },

  // shared is a model whose batch has eight shards.
  shared: { digits: 8, width: 32, heads: 4, hidden: 64, layers: 2, batch: 64, steps: 60, warmup: 5, rate: 0.01, seed: 7 },

  async open(options) {
    const trainer = await customElements.get("glass-box").Trainer.open(options);
    trainer.heard = [];
    for (const type of ["started", "report", "snapshot", "error"]) trainer.addEventListener(type, (e) => trainer.heard.push(e.detail));
    return trainer;
  },

  // until resolves to the first message, from now on, that fulfils the condition.
  until(trainer, condition) {
    return new Promise((resolve) => {
      const look = (e) => {
        if (!condition(e.detail)) return;
        for (const type of ["started", "report", "error"]) trainer.removeEventListener(type, look);
        resolve(e.detail);
      };
      for (const type of ["started", "report", "error"]) trainer.addEventListener(type, look);
    });
  },

  // train trains to the end and tells what there was to be told.
  async train(options, settings = trainers.small, tokens) {
    const trainer = await trainers.open(options);
    const done = trainers.until(trainer, (m) => m.state === "done" && m.weights);
    const sample = trainers.until(trainer, (m) => m.sample);
    trainer.start(settings, tokens);
    await done;
    const { heard, where, said, kind, workers, longest = 0 } = trainer;
    const told = {
      where, said, kind, workers, longest,
      sample: (await sample).sample,
      cells: heard[0].cells,
      losses: heard.flatMap((m) => m.losses ? [...m.losses] : []),
      weights: (await done).weights.length,
      speed: heard.findLast((m) => m.tokensPerSecond)?.tokensPerSecond ?? 0,
      print: trainers.print((await done).weights),
      errors: heard.filter((m) => m.type === "error").map((m) => m.text),
    };
    trainer.close();
    return told;
  },

  // print is a fingerprint of the bits of some numbers.
  print(numbers) {
    let hash = 2166136261;
    for (const word of new Uint32Array(numbers.buffer)) hash = Math.imul(hash ^ word, 16777619) >>> 0;
    return hash;
  },

  // restored goes to a step, or to a snapshot, and returns the fingerprint of the weights there. A report that tells of
  // a sample has none.
  async restored(trainer, to) {
    const there = trainers.until(trainer, (m) => m.state === "paused" && m.step === (to.step ?? to) && m.weights);
    trainer.restore(to);
    return trainers.print((await there).weights);
  },
};
