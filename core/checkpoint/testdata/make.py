"""Writes tiny.safetensors by the description of the format, with Python's own conversions to half precision.

    python3 make.py

Its numbers are below; brain has those of single cut after 16 bits, which is what BF16 is.
"""
import json
import struct

single = [0.1, -2.5, 3.0e-39, 1.0e38, 0.0, -0.0]
half = [0.1, -2.5, 65504.0, 6.0e-8, 2049.0, 0.333333]

parts = {
    "single": ("F32", [2, 3], struct.pack("<6f", *single)),
    "deep.half": ("F16", [1, 3, 2], struct.pack("<6e", *half)),
    "brain": ("BF16", [6], b"".join(struct.pack("<f", x)[2:] for x in single)),
    "empty": ("F32", [4, 0], b""),
    "scalar ü": ("F32", [], struct.pack("<f", 7.25)),
}
header, data = {"__metadata__": {"format": "pt", "note": "made by hand"}}, b""
for name in ("single", "empty", "scalar ü", "brain", "deep.half"):
    kind, shape, raw = parts[name]
    header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(dict(sorted(header.items()))).encode()
text += b" " * (-len(text) % 8)
with open("tiny.safetensors", "wb") as f:
    f.write(struct.pack("<Q", len(text)) + text + data)
for word in ("<6f", "<6e"):
    print(word, struct.unpack(word, struct.pack(word, *(single if word == "<6f" else half))))
