"""The backend that generates Python. `runtime` is part of what it generates; `bundle.py` joins it with the rules."""

from prism.backends.python.backend import PythonBackend

BACKEND = PythonBackend()
