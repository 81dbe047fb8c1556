<?php exec("composer update");
