"""Writes gpt2.json, the reference numbers of parity_test.go: tiny models in GPT-2's own names, every number that one of
their modules makes of a few tokens, and its derivative of the mean loss of the next tokens.

Plain Python, float64, no packages. It shares nothing with the Go code: the forward pass is written cell by cell, and the
gradients come from a graph of single numbers, each of which knows by how much it changes with those that it came from. All
weights are 128ths below 2, which every format holds exactly. To regenerate:

    python3 core/gpt2/testdata/gpt2.py
"""

import json
import math
import os
import random

rng = random.Random(20261127)


class Number:
    """A number, and its slopes by the numbers that it was computed from."""

    __slots__ = ("value", "sources", "grad")

    def __init__(self, value, sources=()):
        self.value, self.sources, self.grad = value, sources, 0.0

    def __add__(self, other):
        if not isinstance(other, Number):
            return Number(self.value + other, ((self, 1.0),))
        return Number(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        if not isinstance(other, Number):
            return Number(self.value * other, ((self, other),))
        return Number(self.value * other.value, ((self, other.value), (other, self.value)))

    __radd__, __rmul__ = __add__, __mul__

    def apply(self, value, slope):
        return Number(value, ((self, slope),))

    def exp(self):
        e = math.exp(self.value)
        return self.apply(e, e)

    def log(self):
        return self.apply(math.log(self.value), 1 / self.value)

    def power(self, p):
        return self.apply(self.value**p, p * self.value ** (p - 1))

    def tanh(self):
        t = math.tanh(self.value)
        return self.apply(t, 1 - t * t)

    def erf(self):
        return self.apply(math.erf(self.value), 2 / math.sqrt(math.pi) * math.exp(-self.value**2))

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            n, done = stack.pop()
            if done:
                order.append(n)
            elif id(n) not in seen:
                seen.add(id(n))
                stack.append((n, True))
                stack.extend((s, False) for s, _ in n.sources)
        self.grad = 1.0
        for n in reversed(order):
            for s, slope in n.sources:
                s.grad += n.grad * slope


ACTIVATIONS = {
    "gelu_new": lambda x: 0.5 * x * (1 + (math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)).tanh()),
    "gelu": lambda x: 0.5 * x * (1 + (x * (1 / math.sqrt(2))).erf()),
    "relu": lambda x: x.apply(max(x.value, 0.0), float(x.value > 0)),
    "silu": lambda x: x * (1 + (-1 * x).exp()).power(-1),
    "tanh": lambda x: x.tanh(),
}


class Model:
    def __init__(self, config, biases=True):
        self.c, self.w, self.seen = config, {}, {}
        d, hidden = config["n_embd"], config["n_inner"]

        def norm(name):
            self.make(name + ".weight", d, None, 1.0)
            self.make(name + ".bias", d, None)

        def matrix(name, rows, cols):
            self.make(name + ".weight", rows, cols)
            if biases:
                self.make(name + ".bias", cols, None)

        self.make("wte.weight", config["vocab_size"], d)
        self.make("wpe.weight", config["n_positions"], d)
        for n in range(config["n_layer"]):
            h = "h.%d." % n
            norm(h + "ln_1")
            matrix(h + "attn.c_attn", d, 3 * d)
            matrix(h + "attn.c_proj", d, d)
            norm(h + "ln_2")
            matrix(h + "mlp.c_fc", d, hidden)
            matrix(h + "mlp.c_proj", hidden, d)
        norm("ln_f")
        if not config["tie_word_embeddings"]:
            self.make("lm_head.weight", config["vocab_size"], d)

    def make(self, name, rows, cols, center=0.0):
        def cell():
            return Number(max(-255, min(255, round(rng.gauss(center, 0.5) * 128))) / 128)

        self.w[name] = [cell() for _ in range(rows)] if cols is None else [[cell() for _ in range(cols)] for _ in range(rows)]

    def see(self, name, rows):
        """Keeps what a module made, a row for each token."""
        self.seen[name] = rows
        return rows

    def norm(self, name, rows):
        out = []
        for x in rows:
            mean = sum(x) * (1 / len(x))
            centred = [a + -1 * mean for a in x]
            variance = sum(a * a for a in centred) * (1 / len(x))
            scale = (variance + self.c["layer_norm_epsilon"]).power(-0.5)
            out.append([a * scale * g + b for a, g, b in zip(centred, self.w[name + ".weight"], self.w[name + ".bias"])])
        return self.see(name, out)

    def linear(self, name, rows):
        w, b = self.w[name + ".weight"], self.w.get(name + ".bias")
        out = []
        for x in rows:
            y = [sum(x[i] * w[i][j] for i in range(len(x))) for j in range(len(w[0]))]
            out.append(y if b is None else [p + q for p, q in zip(y, b)])
        return out

    def attention(self, n, rows):
        h, d, heads = "h.%d.attn" % n, self.c["n_embd"], self.c["n_head"]
        wide, T = d // heads, len(rows)
        scale = 1 / math.sqrt(wide) if self.c["scale_attn_weights"] else 1.0
        if self.c["scale_attn_by_inverse_layer_idx"]:
            scale /= n + 1
        qkv = self.see(h + ".c_attn", self.linear(h + ".c_attn", rows))
        joined = [[] for _ in rows]
        for m in range(heads):
            weights = []
            for i in range(T):
                q = qkv[i][m * wide : (m + 1) * wide]
                scores = [sum(a * b for a, b in zip(q, qkv[j][d + m * wide :])) * scale for j in range(i + 1)]
                powers = [s.exp() for s in scores]
                total = sum(powers).power(-1)
                # what is hidden has the weight 0, by which the loss has a slope nevertheless
                weights.append([p * total for p in powers] + [Number(0.0) for _ in range(i + 1, T)])
                for c in range(wide):
                    joined[i].append(sum(weights[i][j] * qkv[j][2 * d + m * wide + c] for j in range(T)))
            self.see(h + ".weights.%d" % m, weights)
        return self.see(h, self.linear(h + ".c_proj", self.see(h + ".heads", joined)))

    def read(self, tokens):
        def add(name, a, b):
            return self.see(name, [[p + q for p, q in zip(x, y)] for x, y in zip(a, b)])

        # what the modules hand on is not the tables themselves, so that its gradient is its own
        wte = self.see("wte", [[1 * a for a in self.w["wte.weight"][t]] for t in tokens])
        wpe = self.see("wpe", [[1 * a for a in self.w["wpe.weight"][i]] for i in range(len(tokens))])
        x = add("drop", wte, wpe)
        for n in range(self.c["n_layer"]):
            h = "h.%d" % n
            x = add(h + ".resid", x, self.attention(n, self.norm(h + ".ln_1", x)))
            fc = self.see(h + ".mlp.c_fc", self.linear(h + ".mlp.c_fc", self.norm(h + ".ln_2", x)))
            act = self.see(h + ".mlp.act", [[ACTIVATIONS[self.c["activation_function"]](a) for a in row] for row in fc])
            x = add(h, x, self.see(h + ".mlp", self.linear(h + ".mlp.c_proj", act)))
        table = self.w["wte.weight" if self.c["tie_word_embeddings"] else "lm_head.weight"]
        return self.see("logits", [[sum(a * b for a, b in zip(y, row)) for row in table] for y in self.norm("ln_f", x)])

    def loss(self, tokens):
        """The mean surprise at each token but the first."""
        logits, parts = self.read(tokens), []
        for scores, target in zip(logits, tokens[1:]):
            parts.append(sum(s.exp() for s in scores).log() + -1 * scores[target])
        return sum(parts) * (1 / len(parts))


def numbers(rows, what):
    """The values or gradients of numbers; twelve digits are enough for a tolerance of 2e-6."""
    if isinstance(rows, Number):
        return float("%.12g" % getattr(rows, what))
    return [numbers(row, what) for row in rows]


def case(biases=True, **changes):
    config = dict(
        n_layer=2, n_head=2, n_embd=4, n_inner=6, n_positions=6, vocab_size=7, activation_function="gelu_new",
        layer_norm_epsilon=1e-5, scale_attn_weights=True, scale_attn_by_inverse_layer_idx=False, tie_word_embeddings=True,
    )
    config.update(changes)
    tokens = [3, 0, 6, 3, 1]
    m = Model(config, biases)
    loss = m.loss(tokens)
    loss.backward()
    return {
        "config": config,
        "tokens": tokens,
        "weights": {name: numbers(w, "value") for name, w in m.w.items()},
        "loss": loss.value,
        "values": {name: numbers(seen, "value") for name, seen in m.seen.items()},
        "gradients": {name: numbers(seen, "grad") for name, seen in [*m.w.items(), *m.seen.items()]},
    }


CASES = [
    case(),
    case(biases=False, activation_function="gelu", tie_word_embeddings=False, layer_norm_epsilon=0.01),
    case(activation_function="silu", scale_attn_weights=False, scale_attn_by_inverse_layer_idx=True),
    case(activation_function="relu", n_layer=1, n_head=4, scale_attn_by_inverse_layer_idx=True),
    case(activation_function="tanh", n_layer=1, n_head=1),
]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gpt2.json"), "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n")
