"""`python -m prism` is the command `prism`."""

import sys

from prism.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
