"""Drives the real lamindb client, so that tests can compare with what it does."""
