"""Classroom material: items made from real traces, their key, and what a teacher prints."""
