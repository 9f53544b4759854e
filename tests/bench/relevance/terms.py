#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stemming is worth, by BM25 alone (k1 1.2, b 0.75): recall at 1 and 10 and the mean reciprocal rank of
the right paragraph among all, for folded words, for light10 and for our stems.

    terms.py PROGRAM PARAGRAPHS.jsonl QUESTIONS.jsonl [--list]

PROGRAM is the bench-relevance-words of the build; --list names the questions that our stems get wrong.
"""
import collections
import json
import math
import subprocess
import sys

PREFIXES = ["ال", "وال", "بال", "كال", "فال", "لل", "و"]
SUFFIXES = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"]


def light10(word):
    """As published, on words that are folded already (so that its ية and ة are يه and ه)."""
    if not "ء" <= word[0] <= "ي":
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= (3 if prefix == "و" else 2):
            word = word[len(prefix):]
            break
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[:-len(suffix)]
    return word


KINDS = {
    "folded": lambda word, stem: [word],
    "light10": lambda word, stem: [light10(word)],
    "stem": lambda word, stem: [stem],
    "folded and stem": lambda word, stem: [word, "~" + stem],
}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def cut(program, texts):
    lines = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
    out = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout
    return [[word.split("|") for word in line.split()] for line in out.splitlines()]


def rank(paragraphs, questions, terms):
    """For each question the paragraphs' places, best first."""
    bags = [collections.Counter(t for word in words for t in terms(*word)) for words in paragraphs]
    lengths = [sum(bag.values()) for bag in bags]
    average = sum(lengths) / len(lengths)
    postings = collections.defaultdict(list)
    for at, bag in enumerate(bags):
        for term, n in bag.items():
            postings[term].append((at, n))
    for words in questions:
        scores = collections.Counter()
        for term in {t for word in words for t in terms(*word)}:
            found = postings.get(term, [])
            weight = math.log(1 + (len(bags) - len(found) + .5) / (len(found) + .5))
            for at, n in found:
                norm = 1.2 * (.25 + .75 * lengths[at] / average)
                scores[at] += weight * n * 2.2 / (n + norm)
        yield [at for at, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))]


def main():
    program, paragraphs, questions = sys.argv[1], read(sys.argv[2]), read(sys.argv[3])
    cut_paragraphs = cut(program, [p["text"] for p in paragraphs])
    cut_questions = cut(program, [q["question"] for q in questions])
    for kind, terms in KINDS.items():
        first = ten = reciprocal = 0
        for question, places in zip(questions, rank(cut_paragraphs, cut_questions, terms)):
            places = [paragraphs[at]["id"] for at in places]
            best = min((places.index(a) + 1 for a in question["answers"] if a in places), default=0)
            first += best == 1
            ten += 1 <= best <= 10
            reciprocal += 1 / best if best else 0
            if "--list" in sys.argv and kind == "stem" and best != 1:
                print(best, question["id"], question["question"])
        n = len(questions)
        print(f"{kind:16} R@1 {first / n:.3f}  R@10 {ten / n:.3f}  MRR {reciprocal / n:.3f}")


if __name__ == "__main__":
    main()
