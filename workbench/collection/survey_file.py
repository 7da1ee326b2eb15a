"""A file of JSON lines that a survey writes plan by plan, and goes on with after it was stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Self

from doichieu.config import path_of
from doichieu.errors import InputError
from doichieu.language import _
from doichieu.workbench.collection.survey import Answers
from doichieu.workbench.collection.survey_request import SurveyRequest
from doichieu.workbench.reviews.saving import refused, save


class SurveyFile:
    """What stands whole in a file of one survey, and the place where it goes on."""

    def __init__(
        self, file: BinaryIO, path: Path, asked: SurveyRequest, known: frozenset[str]
    ) -> None:
        self._file = file
        self._path = path
        self._asked = asked
        self.known = known

    @classmethod
    @contextmanager
    def open(cls, name: str, asked: SurveyRequest, *, anew: bool = False) -> Iterator[Self]:
        """The file of that name, made if need be, emptied if it is to be begun anew.

        A last line that was not finished is cut off. Raises InputError where the file cannot be
        written, or holds anything else than this survey: then nothing of it is touched.
        """
        path = path_of(name)
        if anew:
            save(b"", path, overwrite=True)
        with refused(path):
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        with file:
            with refused(path):
                known = dict(_whole(file, path, asked))
                file.truncate(end := max(known.values(), default=0))
                file.seek(end)
            yield cls(file, path, asked, frozenset(known))
            with refused(path):
                os.fsync(file.fileno())

    def add(self, answers: Answers) -> None:
        """Write down what one plan has; it is on its way to the disk when this returns."""
        line = json.dumps(data(answers, self._asked), ensure_ascii=False)
        with refused(self._path):
            self._file.write(line.encode() + b"\n")
            self._file.flush()


def data(answers: Answers, asked: SurveyRequest) -> dict[str, object]:
    """What one plan has, and of what it was made."""
    return {"directive": asked.directive.facts.name, "made_of": asked.made_of, **answers.data}


_HEAD = b'{"directive": '
"""How every line of ours begins."""


def _whole(file: BinaryIO, path: Path, asked: SurveyRequest) -> Iterator[tuple[str, int]]:
    """Each plan that stands whole in a file, and the place where its line ends."""
    end = 0
    for number, line in enumerate(file, 1):
        if not line.endswith(b"\n"):
            # Only of a survey the last line is cut off, never of somebody's one long line.
            if number == 1 and not line.startswith(_HEAD[: len(line)]):
                raise _no_survey(path, number)
            return
        try:
            said = json.loads(line)
            directive, made_of, plan = said["directive"], said["made_of"], str(said["plan"])
        except (ValueError, TypeError, KeyError) as error:
            raise _no_survey(path, number) from error
        if made_of != asked.made_of:
            raise _another(path, str(directive), asked)
        end += len(line)
        yield plan, end


def _no_survey(path: Path, number: int) -> InputError:
    return InputError(
        _("line {number} was not written by a survey").format(number=number),
        where=str(path),
        remedy=_("Choose another file, or overwrite it with --force."),
    )


def _another(path: Path, directive: str, asked: SurveyRequest) -> InputError:
    if directive != asked.directive.facts.name:
        what = _("this is a survey of {directive}").format(directive=directive)
    else:
        what = _("the directive, the program or --top was another when this was written")
    return InputError(
        what, where=str(path), remedy=_("Choose another file, or overwrite it with --force.")
    )
