"""What pyproject.toml cannot say: a built package carries the editions of its rules."""

from __future__ import annotations

import runpy
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithEdition(build_py):
    """Builds the packages, then writes the editions of their rules.

    An editable install has links to the rules; an edition is worked out when it is asked for.
    """

    def run(self) -> None:
        """Build."""
        super().run()
        if not self.editable_mode:
            edition = runpy.run_path(str(ROOT / "core" / "edition.py"))
            for rules in edition["ALL"]:
                target = Path(self.build_lib, edition["FOLDER"], rules.written)
                target.write_bytes(edition["of_sources"](rules, ROOT))


setup(cmdclass={"build_py": BuildWithEdition})
