#!/usr/bin/env python3
"""Whether native libraries suit Android 15 and later: every LOAD segment aligned to pages of 16 KB.

    pages.py FILE …        .so, .aar, .jar or .apk

Reads the ELF headers of every 64-bit library in the files (pages of 16 KB exist on 64-bit devices only). Names each
library with its size and alignment, and fails if one is aligned to less.
"""

import struct
import sys
import zipfile
from pathlib import Path

PAGE = 16_384
LOAD = 1


def libraries(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".so"):
                    yield f"{path.name}!{name}", archive.read(name)
    else:
        yield path.name, path.read_bytes()


def alignment(elf):
    """The smallest alignment of a LOAD segment; none for a library of 32 bits."""
    if elf[:4] != b"\x7fELF":
        raise ValueError("no ELF file")
    if elf[4] != 2:
        return None
    order = "<" if elf[5] == 1 else ">"
    (start,) = struct.unpack_from(order + "Q", elf, 32)
    size, count = struct.unpack_from(order + "HH", elf, 54)
    headers = (struct.unpack_from(order + "IIQQQQQQ", elf, start + at * size) for at in range(count))
    return min(header[7] for header in headers if header[0] == LOAD)


def main(paths):
    seen, short = 0, 0
    for path in map(Path, paths):
        for name, elf in libraries(path):
            pages = alignment(elf)
            # JNA's archive has libraries for machines that never run Android 15.
            if pages is None:
                continue
            seen += 1
            short += pages < PAGE
            print(f"{name}: {len(elf):,} bytes, aligned to {pages:,}{'' if pages >= PAGE else ': too little'}")
    if not seen:
        sys.exit("no library of 64 bits")
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
