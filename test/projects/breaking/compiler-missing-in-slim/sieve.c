#include <Python.h>

static PyObject *is_prime(PyObject *self, PyObject *argument) {
  long n = PyLong_AsLong(argument);
  if (n < 2) Py_RETURN_FALSE;
  for (long d = 2; d * d <= n; d++)
    if (n % d == 0) Py_RETURN_FALSE;
  Py_RETURN_TRUE;
}

static PyMethodDef methods[] = {{"is_prime", is_prime, METH_O, "Whether a number is prime."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "sieve", NULL, -1, methods};

PyMODINIT_FUNC PyInit_sieve(void) { return PyModule_Create(&module); }
