"""The backend that generates Python. `support.py` is part of what it generates; `bundle.py` joins it with the rules."""

from prism.backends.python.backend import PythonBackend

BACKEND = PythonBackend()
