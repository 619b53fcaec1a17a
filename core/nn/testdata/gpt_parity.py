"""Writes gpt_parity.json, the reference numbers of gpt_test.go.

Plain Python, float64, no packages. It shares nothing with the Go code: the model is
written cell by cell, one sequence at a time, and no backward pass is. Every function in
it is analytic, so that its derivative is the imaginary part of its value at a point moved
by a tiny imaginary step, Im f(w + ih)/h, to all digits (Squire and Trapp 1998). To
regenerate:

    python3 core/nn/testdata/gpt_parity.py
"""

import cmath
import json
import math
import os
import random

rng = random.Random(20240811)

V, CONTEXT, D, HEADS, HIDDEN, LAYERS = 5, 4, 4, 2, 3, 2
SEQUENCES = [[0, 3, 1], [4, 4, 2]]
TARGETS = [[3, 1, 0], [4, 2, 2]]
STEP = 1e-40


def rand(rows, cols, size, center=0.0):
    return [[round(center + rng.gauss(0, size), 3) for _ in range(cols)] for _ in range(rows)]


def parameters(biases):
    """All parameters, in the order of GPT.Params."""
    w = {"E": rand(V, D, 0.8), "P": rand(CONTEXT, D, 0.8)}
    for n in range(1, LAYERS + 1):
        l = "layer%d." % n
        w[l + "gain1"], w[l + "bias1"] = rand(1, D, 0.2, 1.0), rand(1, D, 0.2)
        for name in "QKVO":
            w[l + "W_" + name] = rand(D, D, 0.6)
        if biases:
            for name in "QKVO":
                w[l + "b_" + name] = rand(1, D, 0.3)
        w[l + "gain2"], w[l + "bias2"] = rand(1, D, 0.2, 1.0), rand(1, D, 0.2)
        w[l + "W_1"], w[l + "b_1"] = rand(D, HIDDEN, 0.6), rand(1, HIDDEN, 0.3)
        w[l + "W_2"], w[l + "b_2"] = rand(HIDDEN, D, 0.6), rand(1, D, 0.3)
    w["gain"], w["bias"] = rand(1, D, 0.2, 1.0), rand(1, D, 0.2)
    return w


def norm(x, gain, bias):
    mean = sum(x) / len(x)
    variance = sum((c - mean) ** 2 for c in x) / len(x)
    return [(c - mean) / cmath.sqrt(variance + 1e-5) * g + b for c, g, b in zip(x, gain[0], bias[0])]


def linear(x, w, b):
    y = [sum(x[p] * w[p][j] for p in range(len(x))) for j in range(len(w[0]))]
    return y if b is None else [c + d for c, d in zip(y, b[0])]


def gelu(x):
    return 0.5 * x * (1 + cmath.tanh(cmath.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))


def softmax(s):
    powers = [cmath.exp(x) for x in s]
    return [p / sum(powers) for p in powers]


def layer(w, l, xs):
    """One layer on the positions xs of one sequence."""
    wide = D // HEADS
    q, k, v = ([linear(norm(x, w[l + "gain1"], w[l + "bias1"]), w[l + "W_" + n], w.get(l + "b_" + n)) for x in xs] for n in "QKV")
    out = []
    for i, x in enumerate(xs):
        joined = []
        for h in range(HEADS):
            cols = range(h * wide, (h + 1) * wide)
            a = softmax([sum(q[i][c] * k[j][c] for c in cols) / math.sqrt(wide) for j in range(i + 1)])
            joined += [sum(a[j] * v[j][c] for j in range(i + 1)) for c in cols]
        y = [c + t for c, t in zip(x, linear(joined, w[l + "W_O"], w.get(l + "b_O")))]
        hidden = [gelu(c) for c in linear(norm(y, w[l + "gain2"], w[l + "bias2"]), w[l + "W_1"], w[l + "b_1"])]
        out.append([c + m for c, m in zip(y, linear(hidden, w[l + "W_2"], w[l + "b_2"]))])
    return out


def logits(w, ids):
    xs = [[e + p for e, p in zip(w["E"][token], w["P"][i])] for i, token in enumerate(ids)]
    for n in range(1, LAYERS + 1):
        xs = layer(w, "layer%d." % n, xs)
    return [[sum(c * e for c, e in zip(norm(x, w["gain"], w["bias"]), row)) for row in w["E"]] for x in xs]


def loss(w):
    total, count = 0, 0
    for ids, targets in zip(SEQUENCES, TARGETS):
        for scores, target in zip(logits(w, ids), targets):
            total -= cmath.log(softmax(scores)[target])
            count += 1
    return total / count


def gradients(w):
    grads = {}
    for name, m in w.items():
        grads[name] = [[0.0] * len(row) for row in m]
        for i, row in enumerate(m):
            for j, cell in enumerate(row):
                row[j] = complex(cell, STEP)
                grads[name][i][j] = loss(w).imag / STEP
                row[j] = cell
    return grads


def train(w, steps, rate, clip, decay, b1, b2, eps):
    """AdamW, cell by cell, with the whole gradient clipped, and matrices alone decaying."""
    moments = {name: [[(0.0, 0.0)] * len(row) for row in m] for name, m in w.items()}
    losses, norms = [], []
    for t in range(1, steps + 1):
        losses.append(loss(w).real)
        grads = gradients(w)
        size = math.sqrt(math.fsum(g * g for m in grads.values() for row in m for g in row))
        norms.append(size)
        for name, m in w.items():
            for i, row in enumerate(m):
                for j in range(len(row)):
                    g = grads[name][i][j] * min(1.0, clip / size)
                    first, second = moments[name][i][j]
                    first, second = b1 * first + (1 - b1) * g, b2 * second + (1 - b2) * g * g
                    moments[name][i][j] = first, second
                    along = first / (1 - b1 ** t) / (math.sqrt(second / (1 - b2 ** t)) + eps)
                    row[j] -= rate * (along + (decay if len(m) > 1 else 0.0) * row[j])
    return losses, norms


def case(biases):
    w = parameters(biases)
    start = [[c for row in m for c in row] for m in w.values()]
    result = {
        "biases": biases,
        "params": start,
        "logits": [c.real for ids in SEQUENCES for row in logits(w, ids) for c in row],
        "loss": loss(w).real,
        "grads": [[g for row in m for g in row] for m in gradients(w).values()],
    }
    result["losses"], result["norms"] = train(w, 4, 0.05, 0.5, 0.1, 0.9, 0.95, 1e-8)
    result["trained"] = [[c for row in m for c in row] for m in w.values()]
    return result


def short(x):
    """Twelve digits are enough for a tolerance of 1e-9, and halve the file."""
    if isinstance(x, dict):
        return {name: short(y) for name, y in x.items()}
    if isinstance(x, list):
        return [short(y) for y in x]
    return float("%.12g" % x) if isinstance(x, float) else x


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gpt_parity.json"), "w") as f:
    f.write("[\n" + ",\n".join(json.dumps(short(case(biases)), separators=(",", ":")) for biases in (False, True)) + "\n]\n")
