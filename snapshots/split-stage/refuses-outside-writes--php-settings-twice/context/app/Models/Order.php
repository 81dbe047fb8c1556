<?php
namespace App\Models;
class Order {}
