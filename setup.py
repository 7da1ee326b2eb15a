"""What pyproject.toml cannot say: a built package carries the edition of its rules of reading."""

from __future__ import annotations

import runpy
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithEdition(build_py):
    """Builds the packages, then writes the edition beside the rules.

    An editable install has links to the rules; their edition is worked out when it is asked for.
    """

    def run(self) -> None:
        """Build."""
        super().run()
        if not self.editable_mode:
            rules = runpy.run_path(str(ROOT / "import" / "edition.py"))
            target = Path(self.build_lib, "doichieu", "importing", rules["WRITTEN"])
            target.write_bytes(rules["of_sources"](ROOT))


setup(cmdclass={"build_py": BuildWithEdition})
