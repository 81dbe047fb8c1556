<?php
use Monolog\Logger;
