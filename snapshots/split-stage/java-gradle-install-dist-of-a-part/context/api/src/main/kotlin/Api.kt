package com.example

fun main() = println("gateway")
