<?php function thumbnail($file) { return imagecreatefromjpeg($file); }
