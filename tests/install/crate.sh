#!/usr/bin/env bash
# The packaged crate, used from a folder of its own: the story of its README.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
cargo package --quiet --allow-dirty --no-verify --manifest-path "$root/core/Cargo.toml" --target-dir "$outside/package"
tar -xzf "$outside"/package/package/boussole-sante-*.crate -C "$outside"
mkdir -p "$outside/story/src"
cat > "$outside/story/Cargo.toml" <<TOML
[package]
name = "story"
version = "0.0.0"
edition = "2024"

[dependencies]
boussole-sante = { path = "$(echo "$outside"/boussole-sante-*)" }

[workspace]
TOML
{
    echo 'fn main() -> Result<(), boussole_sante::Error> {'
    sed -n '/^```rust$/,/^```$/p; /^```$/q' "$root/core/README.md" | sed -e '/^```/d' -e 's/^# Ok.*$/Ok(())/'
    echo '}'
} > "$outside/story/src/main.rs"
# The compiled dependencies of the workspace are not shared: this is another user's machine.
said=$(cd "$outside/story" && cargo run --quiet)
case "$said" in
    *'"section":"gouvernance"'*) echo "packaged crate: 1 story told outside" ;;
    *) echo "the story's explanation is missing: $said" >&2; exit 1 ;;
esac
