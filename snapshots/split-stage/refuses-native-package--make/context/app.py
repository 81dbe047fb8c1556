import ctypes

ctypes.CDLL("native/fast.so")
