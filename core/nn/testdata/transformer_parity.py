"""Writes transformer_parity.json, the reference numbers of transformer_test.go.

Plain Python, float64, no packages. It shares nothing with the Go code: the models are
written cell by cell, one sentence at a time and never filled up, and no backward pass is.
Every function in them is analytic, but for the corner of ReLU, at which no number lies.
So a derivative is the imaginary part of the value at a point moved by a tiny imaginary
step, Im f(w + ih)/h, to all digits (Squire and Trapp 1998). To regenerate:

    python3 core/nn/testdata/transformer_parity.py
"""

import cmath
import json
import math
import os
import random

rng = random.Random(20251127)

SOURCE, TARGET, CONTEXT, HIDDEN = 5, 6, 4, 3
STEP = 1e-40

# Two sentences of different lengths. A target begins with token 0; each of its tokens has the next one to say. The
# pronoun at position 1 of the first sentence stands for the noun that token 4 names; in the second there is none.
SENTENCES = [
    {"source": [1, 4, 2], "target": [0, 5, 3, 3], "next": [5, 3, 3, 1], "it": 1, "noun": 4},
    {"source": [3, 0], "target": [0, 2], "next": [2, 1], "it": 0, "noun": -1},
]


def rand(rows, cols, size, center=0.0):
    return [[round(center + rng.gauss(0, size), 3) for _ in range(cols)] for _ in range(rows)]


# The parameters, by their paths on the tape.

def norm_parameters(w, place, c):
    w[place + ".gain"], w[place + ".bias"] = rand(1, c["width"], 0.2, 1.0), rand(1, c["width"], 0.2)


def attention_parameters(w, place, c):
    norm_parameters(w, place, c)
    for name in "QKVO":
        w[place + ".W_" + name] = rand(c["width"], c["width"], 0.6)
        if c["biases"]:
            w[place + ".b_" + name] = rand(1, c["width"], 0.3)


def stack_parameters(w, name, vocab, layers, cross, c):
    w[name + ".embedding.E"] = rand(vocab, c["width"], 0.6)
    if c["positions"] == "learned":
        w[name + ".embedding.P"] = rand(CONTEXT, c["width"], 0.6)
    for n in range(1, layers + 1):
        place = "%s.%d" % (name, n)
        attention_parameters(w, place + ".self", c)
        if cross:
            attention_parameters(w, place + ".cross", c)
        norm_parameters(w, place + ".feedforward", c)
        place += ".feedforward"
        w[place + ".W_1"], w[place + ".b_1"] = rand(c["width"], HIDDEN, 0.6), rand(1, HIDDEN, 0.3)
        w[place + ".W_2"], w[place + ".b_2"] = rand(HIDDEN, c["width"], 0.6), rand(1, c["width"], 0.3)
    if not c["post"]:
        norm_parameters(w, name + ".norm", c)


# The models.

def norm(w, place, x):
    mean = sum(x) / len(x)
    variance = sum((cell - mean) ** 2 for cell in x) / len(x)
    return [(cell - mean) / cmath.sqrt(variance + 1e-5) * g + b for cell, g, b in zip(x, w[place + ".gain"][0], w[place + ".bias"][0])]


def linear(x, m, b):
    y = [sum(x[p] * m[p][j] for p in range(len(x))) for j in range(len(m[0]))]
    return y if b is None else [cell + bias for cell, bias in zip(y, b[0])]


def bend(x, c):
    if c["relu"]:
        return x if x.real > 0 else 0.0
    return 0.5 * x * (1 + cmath.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))


def softmax(s):
    powers = [cmath.exp(x) for x in s]
    return [p / sum(powers) for p in powers]


def plus(x, y):
    return [a + b for a, b in zip(x, y)]


def rotated(x, pos, c):
    """x turned pair by pair, by pos / 10000^(2i/D) in each head."""
    wide, y = c["width"] // c["heads"], list(x)
    for j in range(0, len(x), 2):
        a = pos * 10000 ** (-(j % wide) / wide)
        y[j], y[j + 1] = x[j] * math.cos(a) - x[j + 1] * math.sin(a), x[j] * math.sin(a) + x[j + 1] * math.cos(a)
    return y


def attend(w, place, xs, context, causal, turn, c, seen):
    """What the heads make of xs; seen gets their weights."""
    part = lambda name, x: linear(x, w[place + ".W_" + name], w.get(place + ".b_" + name))
    q, k, v = [part("Q", x) for x in xs], [part("K", x) for x in context], [part("V", x) for x in context]
    if turn:
        q, k = ([rotated(x, pos, c) for pos, x in enumerate(side)] for side in (q, k))
    wide, made = c["width"] // c["heads"], [[] for _ in xs]
    for h in range(c["heads"]):
        cols = range(h * wide, (h + 1) * wide)
        for i in range(len(xs)):
            keys = range(i + 1 if causal else len(context))
            a = softmax([sum(q[i][p] * k[j][p] for p in cols) / math.sqrt(wide) for j in keys])
            made[i] += [sum(a[j] * v[j][p] for j in keys) for p in cols]
            seen.append([cell.real for cell in a] + [0.0] * (len(context) - len(keys)))
    return [part("O", x) for x in made]


def block(w, place, xs, c, work):
    if c["post"]:
        return [norm(w, place, plus(x, y)) for x, y in zip(xs, work(xs))]
    return [plus(x, y) for x, y in zip(xs, work([norm(w, place, x) for x in xs]))]


def stack(w, name, ids, layers, memory, causal, c):
    """The vectors that a stack makes of ids, and the weights of the last layer's attentions."""
    d, xs = c["width"], []
    for pos, i in enumerate(ids):
        x = [cell * (math.sqrt(d) if c["scaled"] else 1) for cell in w[name + ".embedding.E"][i]]
        if c["positions"] == "learned":
            x = plus(x, w[name + ".embedding.P"][pos])
        if c["positions"] == "sinusoidal":
            angles = [pos / 10000 ** (2 * (j // 2) / d) for j in range(d)]
            x = plus(x, [math.cos(a) if j % 2 else math.sin(a) for j, a in enumerate(angles)])
        xs.append(x)
    for n in range(1, layers + 1):
        place, turn = "%s.%d" % (name, n), c["positions"] == "rotary"
        self, cross = [], []
        xs = block(w, place + ".self", xs, c, lambda xs: attend(w, place + ".self", xs, xs, causal, turn, c, self))
        if memory is not None:
            xs = block(w, place + ".cross", xs, c, lambda xs: attend(w, place + ".cross", xs, memory, False, False, c, cross))
        p = place + ".feedforward"
        xs = block(w, p, xs, c, lambda xs: [
            linear([bend(cell, c) for cell in linear(x, w[p + ".W_1"], w[p + ".b_1"])], w[p + ".W_2"], w[p + ".b_2"]) for x in xs])
    return xs if c["post"] else [norm(w, name + ".norm", x) for x in xs], self, cross


def scores(w, x):
    return [sum(a * b for a, b in zip(x, row)) for row in w["decoder.embedding.E"]]


def surprise(logits, answer):
    return cmath.log(sum(cmath.exp(s) for s in logits)) - logits[answer]


def mean(xs):
    return sum(xs) / len(xs)


def run(w, c):
    """The loss, and what else is compared."""
    values = {"memory": [], "logits": [], "self": [], "cross": []}
    said, named = [], []
    for s in SENTENCES:
        memory = None
        if c["encoder"]:
            memory, _, _ = stack(w, "encoder", s["source"], c["encoder"], None, False, c)
            values["memory"].append([cell.real for x in memory for cell in x])
            if s["noun"] >= 0:
                named.append(surprise(scores(w, memory[s["it"]]), s["noun"]))
        xs, self, cross = stack(w, "decoder", s["target"], c["decoder"], memory, True, c)
        logits = [scores(w, x) for x in xs]
        said += [surprise(row, answer) for row, answer in zip(logits, s["next"])]
        values["logits"].append([cell.real for row in logits for cell in row])
        values["self"].append([cell for row in self for cell in row])
        values["cross"].append([cell for row in cross for cell in row])
    return mean(said) + (mean(named) if named else 0), values


def case(**c):
    w = {}
    if c["encoder"]:
        stack_parameters(w, "encoder", SOURCE, c["encoder"], False, c)
    stack_parameters(w, "decoder", TARGET, c["decoder"], bool(c["encoder"]), c)
    loss, values = run(w, c)
    grads = {}
    for name, rows in w.items():
        grads[name] = []
        for row in rows:
            for j, cell in enumerate(row):
                row[j] = complex(cell, STEP)
                grads[name].append(run(w, c)[0].imag / STEP)
                row[j] = cell
    params = {name: [cell for row in rows for cell in row] for name, rows in w.items()}
    return {"config": c, "params": params, "grads": grads, "loss": loss.real, "values": values}


def short(x):
    """Twelve digits are enough for a tolerance of 1e-9, and halve the file."""
    if isinstance(x, dict):
        return {name: short(y) for name, y in x.items()}
    if isinstance(x, list):
        return [short(y) for y in x]
    return float("%.12g" % x) if isinstance(x, float) else x


CASES = [
    case(encoder=1, decoder=2, width=4, heads=2, post=True, relu=True, biases=False, scaled=True, positions="sinusoidal"),
    case(encoder=2, decoder=1, width=4, heads=2, post=False, relu=False, biases=True, scaled=False, positions="learned"),
    case(encoder=1, decoder=1, width=4, heads=1, post=False, relu=True, biases=False, scaled=True, positions="rotary"),
    case(encoder=1, decoder=1, width=4, heads=2, post=True, relu=False, biases=True, scaled=False, positions="none"),
    case(encoder=0, decoder=1, width=8, heads=2, post=False, relu=False, biases=False, scaled=False, positions="rotary"),
    case(encoder=0, decoder=2, width=4, heads=2, post=True, relu=True, biases=True, scaled=True, positions="sinusoidal"),
    case(encoder=0, decoder=1, width=4, heads=2, post=False, relu=False, biases=False, scaled=False, positions="none"),
]

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "transformer_parity.json"), "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(short(c), separators=(",", ":")) for c in CASES) + "\n]\n")
