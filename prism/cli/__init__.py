"""The command line. `commands` is the table of what there is, `arguments` reads a command line by it, `main` starts the
command's own module and nothing else; each command imports its work when it needs it."""
