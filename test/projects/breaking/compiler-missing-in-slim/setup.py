from setuptools import Extension, setup

setup(
    name="primes",
    version="1.0.0",
    py_modules=["primes"],
    ext_modules=[Extension("sieve", sources=["sieve.c"])],
)
