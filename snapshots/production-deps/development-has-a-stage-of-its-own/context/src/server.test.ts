import { test } from 'jest';
