#!/usr/bin/env bash
# Makes the Python gRPC stubs of every protos/**/*.proto in services/python-common/kerp_protos/_generated.
# Does nothing when they are newer than the contracts. Safe to run twice at once: stubs are made in a folder of
# this run's own and each file is renamed into place, so a reader sees an old file or a new one, never a half.
set -euo pipefail

protos=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=kerp_protos._generated
output=$(cd "$protos/../services/python-common/kerp_protos" && pwd)/_generated
stamp=$output/.stamp

contracts() {
    (cd "$protos" && find . -name '*.proto' | LC_ALL=C sort)
}

up_to_date() {
    [[ -f $stamp ]] || return 1
    [[ $(contracts) == "$(cat "$stamp")" ]] || return 1 # a contract was added or removed
    [[ -z $(find "$protos" \( -name '*.proto' -o -name generate-python.sh \) -newer "$stamp") ]]
}

need() {
    command -v "$1" && return
    echo "generate-python.sh: '$1' was not found. On Debian and Ubuntu: apt-get install $2" >&2
    return 1
}

if up_to_date; then
    exit 0
fi

protoc=$(need protoc protobuf-compiler)
plugin=$(need grpc_python_plugin protobuf-compiler-grpc)

mkdir -p "$output"
work=$(mktemp -d "$output/.work.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The stamp is as old as the start of the run: a contract edited meanwhile makes the next run generate again.
contracts >"$work/.stamp"

mapfile -t files < <(contracts)
(cd "$protos" && "$protoc" --proto_path=. --python_out="$work" --pyi_out="$work" \
    --plugin=protoc-gen-grpc_python="$plugin" --grpc_python_out="$work" "${files[@]}")

# protoc imports by the contract's path, from the root. That root would have to be on sys.path, where the folder
# "grpc" of the health contract hides the grpc library; so the imports are given the package they are in.
find "$work" \( -name '*.py' -o -name '*.pyi' \) -exec sed -E -i.bak \
    "s/^from ((kerp|grpc)(\.[A-Za-z0-9_]+)*) import ([a-z0-9_]+_pb2)/from $package.\1 import \4/" {} +
find "$work" -name '*.bak' -delete
find "$work" -type d | while IFS= read -r folder; do
    : >"$folder/__init__.py"
done

made=$(cd "$work" && find . -type f ! -name .stamp | LC_ALL=C sort)
while IFS= read -r file; do
    mkdir -p "$output/$(dirname "$file")"
    mv -f "$work/$file" "$output/$file"
done <<<"$made"

# What no contract makes any more goes.
(cd "$output" && find . -path './.work.*' -prune -o -type f \( -name '*.py' -o -name '*.pyi' \) -print) | while IFS= read -r file; do
    grep -qxF -- "$file" <<<"$made" || rm -f "$output/$file"
done

mv -f "$work/.stamp" "$stamp"
echo "generate-python.sh: ${#files[@]} contracts -> ${output#"$protos"/../}"
