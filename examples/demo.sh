#!/bin/sh
# One program, checked once: on three targets with the same output, then stopped on all three where it was not granted
# what it asks for. `make demo` runs this with `prism` on the PATH.
set -eu
cd "$(dirname "$0")/orders"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
targets="prism-vm python javascript"

say() { printf '\n== %s\n\n' "$*"; }
show() { printf '$ %s\n' "$*"; }

say "main.prism reads orders from a file and prints what every customer owes. Its signature says so:"
grep '^fn main' main.prism

say "One source, three targets"
show "prism compile main.prism --target prism-vm,python,javascript -o build"
prism compile main.prism --target prism-vm,python,javascript -o "$out/build" | sed "s#$out/##"

say "The same output everywhere"
for target in $targets; do
    show "prism run main.prism --target $target --allow 'fs.read=data/**'"
    prism run main.prism --target "$target" --allow 'fs.read=data/**' >"$out/$target.txt"
    if [ "$target" = prism-vm ]; then
        cat "$out/$target.txt"
    else
        cmp "$out/prism-vm.txt" "$out/$target.txt"
        printf '(the same %s lines)\n' "$(wc -l <"$out/$target.txt" | tr -d ' ')"
    fi
done

# Shows a run that must be stopped: exit code 70, the same message everywhere.
denied() {
    for target in $targets; do
        show "prism run main.prism --target $target $*"
        code=0
        prism run main.prism --target "$target" "$@" 2>&1 || code=$?
        printf '(exit code %s)\n' "$code"
        test "$code" = 70
    done
}

say "Nothing granted but the console: stopped before anything runs"
denied

say "A narrower grant: stopped at the operation"
denied --allow 'fs.read=data/public/**'

printf '\nThree targets, one meaning, and no more authority than was granted.\n'
