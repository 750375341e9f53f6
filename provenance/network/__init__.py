"""Who copied whom in a collection: pure logic on plain rows, without any text engine."""
