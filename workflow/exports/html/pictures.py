"""The pictures of an article in its HTML page: each once, and within the page itself."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from workflow.exports.aligned import AlignedBlock, ShownPicture
from workflow.exports.html.text import plain_html
from workflow.exports.pictures import alt_text
from workflow.exports.rows import Setting


def picture_rows_html(
    pictures: Sequence[ShownPicture], caption: AlignedBlock | None, setting: Setting
) -> Iterator[str]:
    """A row group for each picture, over the columns of both languages."""
    for picture in pictures:
        data = base64.b64encode(picture.data).decode("ascii")
        alt = plain_html(alt_text(picture, caption, setting))
        wide = f' style="width: {picture.shown_width}mm"' if picture.shown_width else ""
        yield (
            '<tbody role="rowgroup" class="heading"><tr role="row">'
            '<td role="cell" class="number"></td><td role="cell" class="picture" colspan="2">'
            f'<img src="data:image/{picture.kind};base64,{data}" alt="{alt}"'
            f' lang="{setting.source.code}" width="{picture.width}" height="{picture.height}"'
            f"{wide}></td></tr></tbody>\n"
        )
