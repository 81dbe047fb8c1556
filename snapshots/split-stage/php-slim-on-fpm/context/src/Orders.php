<?php class Orders {}
