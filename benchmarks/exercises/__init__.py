"""Has every closed question exactly one right answer? Exercises held against answers that people wrote down.

    python -m benchmarks.exercises [--data DIR] [-v]

Makes exercises of every labelled article that comes with the project (the golden cases, both halves of the
same-event set, the pack; with ``--data`` the labelled events of ``DIR/events-dev`` too), of all kinds, at three
levels, and of the seeds, which have no labels. Then it answers every closed question from the labels alone,
without the trace and without the maker's rules, and compares with the key. An item counts as *wrong key* when
the labelled answer is another one or a wrong choice is right as well, as *left open* where the labels accept the
key and another verdict too, and as *unlabelled* where they do not say; of those only the form is checked.
"""
