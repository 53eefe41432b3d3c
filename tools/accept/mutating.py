"""Files damaged on purpose, the same from the same seed: bits, cuts, splices, numbers, members of zips, streams of PDFs."""

import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random  # noqa: TID251 - seeded: a mutant's number is its seed
from typing import Final

_NUMBER: Final = re.compile(rb"(?<![\w.])-?\d{1,10}(?![\w.])")
_ENTRY: Final = re.compile(rb"\d{10} \d{5} [nf]")
_OBJECT: Final = re.compile(rb"(?<=\n)\d+ \d+ obj")
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG: Final = re.compile(rb"<[^<>]{1,300}>")
_ODD: Final = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"99999",
    b"2147483647",
    b"-2147483648",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"",
)

_UNPACKED_NO_MORE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)
"""What a zip that was damaged before raises."""

Mutate = Callable[[bytes, Random, Sequence[bytes]], bytes]
"""Damages content; the last argument has other files to splice from."""


def flip_bits(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """Up to 64 bits turned."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 4, 16, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """The end missing, or the beginning, or a piece in the middle."""
    first, last = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return random.choice((content[:first], content[last:], content[:first] + content[last:]))


def splice(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A piece of this or of another file put in somewhere, or over what stands there."""
    source = random.choice((content, *others))
    start = random.randrange(len(source))
    piece = source[start : start + random.choice((8, 100, 2000, 50_000))]
    at = random.randrange(len(content))
    over = random.choice((0, len(piece)))
    return content[:at] + piece + content[at + over :]


def blank_out(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """A run of zeros or of 0xFF, as a failed download leaves it."""
    at = random.randrange(len(content))
    length = random.choice((1, 64, 512, 4096))
    return content[:at] + random.choice((b"\0", b"\xff")) * length + content[at + length :]


def change_numbers(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """Numbers replaced by ones that are too large, negative or none."""
    return _replace(content, _NUMBER, random, lambda _found: random.choice(_ODD))


def shuffle_tags(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """Tags doubled, dropped, or put in place of each other."""
    tags = _TAG.findall(content)
    if not tags:
        return flip_bits(content, random, ())
    return _replace(
        content,
        _TAG,
        random,
        lambda found: random.choice((b"", found * random.choice((2, 500)), random.choice(tags))),
    )


def _replace(
    content: bytes, pattern: re.Pattern[bytes], random: Random, make: Callable[[bytes], bytes]
) -> bytes:
    """A few finds of a pattern replaced."""
    found = list(pattern.finditer(content))
    for one in sorted(
        random.sample(found, min(len(found), random.choice((1, 3, 20)))),
        key=lambda match: -match.start(),
    ):
        content = content[: one.start()] + make(one[0]) + content[one.end() :]
    return content


def change_members(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A zip with members deleted, swapped, doubled, emptied or damaged inside, packed anew so that it opens."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except _UNPACKED_NO_MORE:
        return flip_bits(content, random, ())
    names = sorted(members)
    inside: tuple[Mutate, ...] = (flip_bits, cut, splice, change_numbers, shuffle_tags)
    for _ in range(random.choice((1, 2, 4))):
        name, other = random.choice(names), random.choice(names)
        kind = random.randrange(6)
        if kind == 0:
            members.pop(name, None)
        elif kind == 1:
            members[name], members[other] = members.get(other, b""), members.get(name, b"")
        elif kind == 2:
            members[name] = b""
        else:
            chosen = "word/document.xml" if random.random() < 0.7 else name
            if members.get(chosen):
                members[chosen] = random.choice(inside)(members[chosen], random, others)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def swap_entries(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    """A PDF's cross-reference entries put in place of each other, or its objects renumbered."""
    pattern = random.choice((_ENTRY, _OBJECT))
    entries = pattern.findall(content)
    if not entries:
        return flip_bits(content, random, ())
    return _replace(content, pattern, random, lambda _found: random.choice(entries))


def change_streams(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A PDF's packed streams damaged inside and packed anew."""
    inside: tuple[Mutate, ...] = (flip_bits, cut, splice, change_numbers)

    def damage(found: bytes) -> bytes:
        body = found[found.index(b"\n") + 1 : found.rindex(b"endstream")]
        try:
            plain = zlib.decompress(body.rstrip(b"\r\n"))
        except zlib.error:
            plain = body
        if not plain:
            return found
        changed = random.choice(inside)(plain, random, others)
        packed = changed if plain is body else zlib.compress(changed)
        return b"stream\n" + packed + b"\nendstream"

    return _replace(content, _STREAM, random, damage)


_ANY: Final[tuple[Mutate, ...]] = (flip_bits, cut, splice, blank_out, change_numbers)
MUTATIONS: Final[dict[str, tuple[Mutate, ...]]] = {
    "txt": _ANY,
    "html": (*_ANY, shuffle_tags, shuffle_tags),
    "mht": (*_ANY, shuffle_tags),
    "docx": (*_ANY, change_members, change_members, change_members, change_members, change_members),
    "pdf": (*_ANY, swap_entries, change_streams, change_streams, change_streams),
    "doc": (flip_bits, cut, splice, blank_out),
}
"""For each kind of file what is done to it."""


def mutant(base: bytes, kind: str, seed: int, others: Sequence[bytes] = ()) -> tuple[str, bytes]:
    """The mutant of this number: what was done, and the bytes."""
    random = Random(seed)  # noqa: S311 - no secret
    chosen = [random.choice(MUTATIONS[kind]) for _ in range(random.choice((1, 1, 1, 2, 3)))]
    for mutate in chosen:
        base = mutate(base, random, others) or b"\0"
    return "+".join(mutate.__name__ for mutate in chosen), base
