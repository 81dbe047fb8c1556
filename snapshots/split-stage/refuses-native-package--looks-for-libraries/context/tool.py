import _tool
