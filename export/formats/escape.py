"""Text from documents and reviewers as Markdown that shows just that text.

Read back by CommonMark, or by GitHub's dialect with its tables and bare links, the text comes out
letter for letter and as nothing else: no emphasis, link, image, HTML, list, heading or table cell.
"""

from __future__ import annotations

import re

from doichieu.text import one_line

# Significant wherever they stand: $ opens a formula on GitHub, # ends a heading. A bare link needs
# '://', '//', 'www.' or a dot before a domain's last part, which has two letters or more.
_INLINE = re.compile(
    r"[\\`*_\[\]<>|~&@$#]"
    r"|:(?=/)|(?<=/)/|(?<=[wW]{3})\.|\.(?=[^\W\d_]{2})"
)
# The place in the block it opens where text would become a list or a rule.
_BLOCK = re.compile(r"^(?:\d+(?=[.)](?: |$))|(?=[+=-]))")


def escape(text: str) -> str:
    """`text` on one line, to stand anywhere in Markdown, in a table's cell too."""
    return _BLOCK.sub(r"\g<0>\\", _INLINE.sub(r"\\\g<0>", one_line(text)))
