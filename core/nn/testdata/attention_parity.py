"""Writes attention_parity.json, the reference numbers of parity_test.go.

Plain Python, float64, no packages. Forward and backward passes are written out here from
the formulas, cell by cell, and share nothing with the Go code. To regenerate:

    python3 core/nn/testdata/attention_parity.py

In every case the loss is sum(c * out), with c as the gradient that comes in. A case holds
the mask, the leaves, and the values and gradients by the names they have on the tape.
"""

import cmath
import json
import math
import os
import random

rng = random.Random(20240607)


def rand(rows, cols, size=1.0):
    return [[round(rng.gauss(0, size), 3) for _ in range(cols)] for _ in range(rows)]


def zeros(rows, cols):
    return [[0.0] * cols for _ in range(rows)]


def mul(a, b):
    """a b"""
    return [[math.fsum(a[i][p] * b[p][j] for p in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]


def tr(a):
    return [list(column) for column in zip(*a)]


def plus(*ms):
    return [[math.fsum(cells) for cells in zip(*rows)] for rows in zip(*ms)]


def columns(a, lo, hi):
    return [row[lo:hi] for row in a]


def beside(*ms):
    return [sum(rows, []) for rows in zip(*ms)]


# y = x w + b

def linear(x, w, b):
    y = mul(x, w)
    return y if b is None else [[cell + b[0][j] for j, cell in enumerate(row)] for row in y]


def linear_back(x, w, dy):
    """dx, dw, db"""
    db = [[math.fsum(row[j] for row in dy) for j in range(len(w[0]))]]
    return mul(dy, tr(w)), mul(tr(x), dy), db


# One head. The backward pass sums over the whole Jacobian of the softmax,
# da_j / dz_k = a_j (1[j=k] - a_k), rather than using its closed form.

def attend(q, k, v, mask):
    T, S, D = len(q), len(k), len(q[0])
    scores, scaled, a = zeros(T, S), zeros(T, S), zeros(T, S)
    for i in range(T):
        for j in range(S):
            scores[i][j] = math.fsum(q[i][p] * k[j][p] for p in range(D))
            scaled[i][j] = scores[i][j] / math.sqrt(D)
        seen = [j for j in range(S) if mask is None or mask[i][j]]
        total = math.fsum(math.exp(scaled[i][j]) for j in seen)
        for j in seen:
            a[i][j] = math.exp(scaled[i][j]) / total
    return scores, scaled, a, mul(a, v)


def attend_back(q, k, v, a, dout):
    """da, dscaled, dscores, dq, dk, dv"""
    T, S, D, E = len(q), len(k), len(q[0]), len(v[0])
    da, dz, ds = zeros(T, S), zeros(T, S), zeros(T, S)
    for i in range(T):
        for j in range(S):
            da[i][j] = math.fsum(dout[i][e] * v[j][e] for e in range(E))
        for m in range(S):
            dz[i][m] = math.fsum(da[i][j] * a[i][j] * ((1.0 if j == m else 0.0) - a[i][m]) for j in range(S))
            ds[i][m] = dz[i][m] / math.sqrt(D)
    dq = [[math.fsum(ds[i][j] * k[j][p] for j in range(S)) for p in range(D)] for i in range(T)]
    dk = [[math.fsum(ds[i][j] * q[i][p] for i in range(T)) for p in range(D)] for j in range(S)]
    dv = [[math.fsum(a[i][j] * dout[i][e] for i in range(T)) for e in range(E)] for j in range(S)]
    return da, dz, ds, dq, dk, dv


# Rotary positions: each pair of columns is one complex number, turned by e^(i pos theta).
# Back it turns the other way.

def rotary(x, base, way=1):
    D, y = len(x[0]), zeros(len(x), len(x[0]))
    for pos, row in enumerate(x):
        for i in range(D // 2):
            turned = complex(row[2 * i], row[2 * i + 1]) * cmath.exp(way * 1j * pos * base ** (-2 * i / D))
            y[pos][2 * i], y[pos][2 * i + 1] = turned.real, turned.imag
    return y


# Cases

def multihead(T, S, d, h, mask, biases=False, base=None):
    leaf = {"x": rand(T, d)}
    if S != T:
        leaf["m"] = rand(S, d)
    for name in "QKVO":
        leaf["W_" + name] = rand(d, d, 0.4)
        if biases:
            leaf["b_" + name] = rand(1, d)
    leaf["c"] = rand(T, d)
    x, m, c, D = leaf["x"], leaf.get("m", leaf["x"]), leaf["c"], d // h
    val, grad, outs, back = {}, {}, [], {}

    for name, of in (("q", x), ("k", m), ("v", m)):
        val[name] = linear(of, leaf["W_" + name.upper()], leaf.get("b_" + name.upper()))
    for n in range(1, h + 1):
        s = str(n)
        q, k, v = (columns(val[name], (n - 1) * D, n * D) for name in "qkv")
        val["q" + s], val["k" + s], val["v" + s] = q, k, v
        if base:
            q, k = rotary(q, base), rotary(k, base)
            val["qr" + s], val["kr" + s] = q, k
        val["scores" + s], val["scaled" + s], val["a" + s], val["out" + s] = attend(q, k, v, mask)
        outs.append(val["out" + s])
    val["concat"] = beside(*outs)
    val["out"] = linear(val["concat"], leaf["W_O"], leaf.get("b_O"))

    grad["out"] = c
    grad["concat"], grad["W_O"], grad["b_O"] = linear_back(val["concat"], leaf["W_O"], c)
    for n in range(1, h + 1):
        s = str(n)
        grad["out" + s] = columns(grad["concat"], (n - 1) * D, n * D)
        r = "r" if base else ""
        da, dz, ds, dq, dk, dv = attend_back(val["q" + r + s], val["k" + r + s], val["v" + s], val["a" + s], grad["out" + s])
        grad["a" + s], grad["scaled" + s], grad["scores" + s] = da, dz, ds
        if base:
            grad["qr" + s], grad["kr" + s] = dq, dk
            dq, dk = rotary(dq, base, -1), rotary(dk, base, -1)
        grad["q" + s], grad["k" + s], grad["v" + s] = dq, dk, dv
    for name, of in (("q", x), ("k", m), ("v", m)):
        grad[name] = beside(*(grad[name + str(n)] for n in range(1, h + 1)))
        upper = name.upper()
        back[name], grad["W_" + upper], grad["b_" + upper] = linear_back(of, leaf["W_" + upper], grad[name])
    if S != T:
        grad["x"], grad["m"] = back["q"], plus(back["k"], back["v"])
    else:
        grad["x"] = plus(back["q"], back["k"], back["v"])
    if not biases:
        for name in "QKVO":
            del grad["b_" + name]
    return {"heads": h, "base": base or 0, "mask": mask, "leaf": leaf, "value": val, "grad": grad}


def cross(T, S, d, D, E, mask):
    leaf = {"x": rand(T, d), "m": rand(S, d), "W_Q": rand(d, D), "W_K": rand(d, D), "W_V": rand(d, E), "c": rand(T, E)}
    val, grad = {}, {}
    val["q"], val["k"], val["v"] = mul(leaf["x"], leaf["W_Q"]), mul(leaf["m"], leaf["W_K"]), mul(leaf["m"], leaf["W_V"])
    val["scores"], val["scaled"], val["weights"], val["out"] = attend(val["q"], val["k"], val["v"], mask)
    grad["out"] = leaf["c"]
    grad["weights"], grad["scaled"], grad["scores"], grad["q"], grad["k"], grad["v"] = attend_back(
        val["q"], val["k"], val["v"], val["weights"], leaf["c"])
    grad["x"], grad["W_Q"], _ = linear_back(leaf["x"], leaf["W_Q"], grad["q"])
    from_k, grad["W_K"], _ = linear_back(leaf["m"], leaf["W_K"], grad["k"])
    from_v, grad["W_V"], _ = linear_back(leaf["m"], leaf["W_V"], grad["v"])
    grad["m"] = plus(from_k, from_v)
    return {"mask": mask, "leaf": leaf, "value": val, "grad": grad}


def rope(T, D, base):
    leaf = {"x": rand(T, D), "c": rand(T, D)}
    return {"base": base, "leaf": leaf, "value": {"out": rotary(leaf["x"], base)},
            "grad": {"out": leaf["c"], "x": rotary(leaf["c"], base, -1)}}


def rnn(T, d, n):
    """The loss weighs every state: row t of c goes with h_t."""
    leaf = {"x": rand(T, d), "W_x": rand(d, n, 0.5), "W_h": rand(n, n, 0.5), "b": rand(1, n), "h0": rand(1, n), "c": rand(T, n)}
    x, wx, wh, b = leaf["x"], leaf["W_x"], leaf["W_h"], leaf["b"][0]
    h = [leaf["h0"][0]]
    for t in range(T):
        h.append([math.tanh(math.fsum([x[t][p] * wx[p][j] for p in range(d)] +
                                      [h[t][p] * wh[p][j] for p in range(n)] + [b[j]])) for j in range(n)])
    dx, dwx, dwh, db, dh = zeros(T, d), zeros(d, n), zeros(n, n), zeros(1, n), zeros(T + 1, n)
    for t in range(T, 0, -1):
        dh[t] = [dh[t][j] + leaf["c"][t - 1][j] for j in range(n)]
        dz = [dh[t][j] * (1 - h[t][j] ** 2) for j in range(n)]
        for j in range(n):
            db[0][j] += dz[j]
            for p in range(d):
                dwx[p][j] += x[t - 1][p] * dz[j]
                dx[t - 1][p] += wx[p][j] * dz[j]
            for p in range(n):
                dwh[p][j] += h[t - 1][p] * dz[j]
                dh[t - 1][p] += wh[p][j] * dz[j]
    grad = {"x": dx, "W_x": dwx, "W_h": dwh, "b": db}
    for t in range(T):
        grad["x%d" % (t + 1)], grad["h%d" % (t + 1)] = [dx[t]], [dh[t + 1]]
    return {"leaf": leaf, "value": {"h%d" % t: [h[t]] for t in range(1, T + 1)}, "grad": grad}


def causal(T):
    return [[j <= i for j in range(T)] for i in range(T)]


def padding(T, S, length):
    return [[j < length for j in range(S)] for i in range(T)]


def short(x):
    """Twelve digits are enough for a tolerance of 1e-9, and halve the file."""
    if isinstance(x, dict):
        return {name: short(y) for name, y in x.items()}
    if isinstance(x, list):
        return [short(y) for y in x]
    return float("%.12g" % x) if isinstance(x, float) else x


cases = {
    "heads": multihead(5, 5, 12, 3, None),
    "heads causal": multihead(5, 5, 12, 3, causal(5)),
    "heads cross padding biases": multihead(3, 5, 8, 2, padding(3, 5, 4), biases=True),
    "heads causal rotary": multihead(5, 5, 8, 2, causal(5), base=100.0),
    "cross padding": cross(4, 6, 5, 3, 2, padding(4, 6, 4)),
    "rotary": rope(6, 8, 10000.0),
    "rnn": rnn(5, 4, 3),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "attention_parity.json"), "w") as f:
    f.write("{\n" + ",\n".join(json.dumps(name) + ": " + json.dumps(short(case), separators=(",", ":"))
                               for name, case in cases.items()) + "\n}\n")
