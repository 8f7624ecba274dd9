"""What generated Python needs at run time beyond the rules in `prism.semantics` and the gate in `prism.host`.

`prism.backends.python.bundle` joins these files with those into the support module. So they too import each other only as
`from prism.x import a, b` at the top, and no two of their top-level names clash.

Nothing here may call a function of the program from C (`map`, a sort key, a generator): Python calls nest on the heap, but calls
through C use up the thread's stack.
"""
