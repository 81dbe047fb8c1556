package com.example;

class OrdersTest {}
