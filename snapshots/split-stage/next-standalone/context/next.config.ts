import type { NextConfig } from 'next';

const settings: NextConfig = {
  output: 'standalone',
};

export default settings;
