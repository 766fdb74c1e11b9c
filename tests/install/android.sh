#!/usr/bin/env bash
# What can be known of Android without its tools: the linker's flags of the four
# targets, and, for the library of this machine that was linked with them, its
# pages and its size; the pages of JNA's libraries in the archive that an app takes.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
jna=$(grep -A1 '<artifactId>jna</artifactId>' "$root/bindings-kotlin/pom.xml" | sed -n 's#.*<version>\(.*\)</version>.*#\1#p')
grep -q "jna:$jna@aar" "$root/bindings-kotlin/android/build.gradle.kts"
python3 - "$root" << 'PYTHON'
import pathlib, sys, tomllib
targets = tomllib.loads(pathlib.Path(sys.argv[1], ".cargo/config.toml").read_text())["target"]
android = {"aarch64-linux-android", "armv7-linux-androideabi", "x86_64-linux-android", "i686-linux-android"}
assert set(targets) == android, set(targets) ^ android
for name, target in targets.items():
    assert "link-arg=-Wl,-z,max-page-size=16384" in target["rustflags"], name
PYTHON
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="net.java.dev.jna:jna:$jna:aar" -DoutputDirectory="$folder"
library=$root/target/mobile/libboussole_sante_kotlin.so
python3 "$root/bindings-kotlin/android/pages.py" "$library" "$folder/jna-$jna.aar" > "$folder/pages.txt" || {
    cat "$folder/pages.txt" >&2
    exit 1
}
if nm -D "$library" | grep -q UNIFFI_META; then
    echo "the library holds what its generator alone reads: make metadata" >&2
    exit 1
fi
size=$(stat -c %s "$library")
if [ "$size" -ge 5200000 ]; then
    echo "the library has $size bytes, 5.20 MB or more" >&2
    exit 1
fi
echo "Android: 4 targets and $(wc -l < "$folder/pages.txt") libraries suit pages of 16 KB, ours has $size bytes"
