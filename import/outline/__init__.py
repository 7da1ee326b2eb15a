"""What stands under what: blocks, their tree, their kinds, what they inherit."""
