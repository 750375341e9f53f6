"""Pages for people, one file each: a blueprint, its forms and what it shows."""
