import express from 'express';
import type { Program } from 'typescript';

express().listen(3000);
