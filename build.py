"""Write the site into ``public/``. All logic is in ``guide.build``; see ``build.py --help``."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent / "site")]

from guide.build import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
