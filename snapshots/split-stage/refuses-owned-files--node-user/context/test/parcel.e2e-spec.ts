import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module';

test('a parcel is found', async () => {
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  expect(module).toBeDefined();
});
