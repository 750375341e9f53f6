"""Pages: blocks in, HTML, PDF or Markdown out.

The blocks (``blocks``) say what stands on a page; the printers (``html``,
``pdf``, ``markdown``) say how it looks. Neither knows what the page is about.
"""
