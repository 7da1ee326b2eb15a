"""The templates of reports that come with the program, to be copied and changed."""
