"""Reports: a trace, or a set of traces, told as blocks of a page."""
