"""Summaries of a review for people and programs outside doichieu, one file per format."""
