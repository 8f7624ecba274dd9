"""The backend for Prism's own virtual machine."""

from prism.backends.prism_vm.backend import BACKEND

__all__ = ["BACKEND"]
