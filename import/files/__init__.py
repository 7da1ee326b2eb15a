"""The formats of files, one module each: a function from bytes to text (`interface.Reader`).

`formats` tells them apart by what the bytes are; a module is loaded when such a file is opened.
"""
