import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';

@Controller('parcels')
export class ParcelController {
  @Get(':id')
  find(@Param('id') id: string, @Req() request: Request) {
    return { id, seenBy: request.ip };
  }
}
