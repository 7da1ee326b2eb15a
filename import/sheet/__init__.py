"""What stands where on the paper: lines, tables, paragraphs, regions."""
